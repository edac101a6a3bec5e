"""How a worker is called in, a systemd service and a Kubernetes deployment of workers out. Pure."""

from __future__ import annotations

import json
from dataclasses import dataclass

from briefer.schedule.kubernetes import IMAGE
from briefer.schedule.systemd import quoted

_SERVICE = """\
# briefer-worker@.service: a worker, started again whenever it ends; one for each core is a good
# measure. Secrets, one NAME=value a line, stand in ~/.config/briefer/environment
# (chmod 600){names}.
# Put it into ~/.config/systemd/user/ on each machine, then:
#   systemctl --user daemon-reload
#   systemctl --user enable --now briefer-worker@1 briefer-worker@2
#   loginctl enable-linger    (so that it runs while you are logged out)
[Unit]
Description=briefer: worker %i
StartLimitIntervalSec=0

[Service]
EnvironmentFile=-%h/.config/briefer/environment
ExecStart={command}
Restart=always
RestartSec=5
# It finishes what it has begun, or gives it back after 25 seconds.
TimeoutStopSec=60
NoNewPrivileges=true

[Install]
WantedBy=default.target
"""

_DEPLOYMENT = """\
# briefer-worker.yaml: workers over the PostgreSQL database that `state` in briefer.toml names. The
# image is built from the Dockerfile of the project with EXTRAS=workers,metrics and what else the
# configuration needs; [schedule] image in briefer.toml names it. Then:
#   kubectl create configmap briefer-config --from-file=briefer.toml
#   kubectl create secret generic briefer-secrets{literals}
#   kubectl apply -f briefer-worker.yaml
apiVersion: apps/v1
kind: Deployment
metadata:
  name: briefer-worker
spec:
  replicas: 3
  selector:
    matchLabels:
      app: briefer-worker
  template:
    metadata:
      labels:
        app: briefer-worker
      annotations:
        prometheus.io/scrape: "true"
        prometheus.io/port: "9000"
    spec:
      automountServiceAccountToken: false
      terminationGracePeriodSeconds: 40
      securityContext:
        runAsNonRoot: true
        runAsUser: 10001
        fsGroup: 10001
      containers:
        - name: briefer
          image: {image}
          command: {command}
          env:
            - name: HOME
              value: /tmp
          envFrom:
            - secretRef:
                name: briefer-secrets
                optional: true
          ports:
            - name: metrics
              containerPort: 9000
          livenessProbe:
            httpGet:
              path: /healthz
              port: metrics
            initialDelaySeconds: 60
            periodSeconds: 20
            failureThreshold: 6
          securityContext:
            allowPrivilegeEscalation: false
            readOnlyRootFilesystem: true
            capabilities:
              drop: ["ALL"]
          volumeMounts:
            - name: config
              mountPath: /etc/briefer
              readOnly: true
            - name: scratch
              mountPath: /tmp
      volumes:
        - name: config
          configMap:
            name: briefer-config
        - name: scratch
          emptyDir: {{}}
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkerFiles:
    """What a machine has to know to run workers; the fields are those of a `Job`."""

    program: str = "briefer"
    config: str | None = None
    secrets: tuple[str, ...] = ()
    image: str | None = None

    def files(self) -> dict[str, str]:
        """`briefer-worker@.service` and `briefer-worker.yaml`."""
        settings = ("--config", self.config) if self.config else ()
        here = (self.program, *settings, "work")
        there = (
            "briefer", "--config", "/etc/briefer/briefer.toml", "work", "--metrics", "0.0.0.0:9000",
        )  # fmt: skip
        names = f": {', '.join(self.secrets)}" if self.secrets else ""
        return {
            "briefer-worker@.service": _SERVICE.format(
                command=" ".join(quoted(part) for part in here), names=names
            ),
            "briefer-worker.yaml": _DEPLOYMENT.format(
                image=json.dumps(self.image or IMAGE),
                command=json.dumps(there),
                literals="".join(f" \\\n#     --from-literal={name}=…" for name in self.secrets),
            ),
        }
