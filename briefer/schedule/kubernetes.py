"""A job in, a Kubernetes CronJob with its volume out. Pure."""

from __future__ import annotations

import json

from briefer.schedule.cron import fields
from briefer.schedule.jobs import Job

_MANIFEST = """\
# {unit}.yaml: {at} in {zone}. The image is built from the Dockerfile of the
# project; [schedule] image in briefer.toml names it. Then:
#   kubectl create configmap briefer-config --from-file=briefer.toml
#   kubectl create secret generic briefer-secrets{literals}
#   kubectl apply -f {unit}.yaml
apiVersion: v1
kind: PersistentVolumeClaim
metadata:
  name: briefer-state
spec:
  accessModes: ["ReadWriteOnce"]
  resources:
    requests:
      storage: 1Gi
---
apiVersion: batch/v1
kind: CronJob
metadata:
  name: {unit_name}
  annotations:
    briefer/brief: {name}
spec:
  schedule: "{fields}"
  timeZone: {zone_text}
  concurrencyPolicy: Forbid
  startingDeadlineSeconds: 21600
  successfulJobsHistoryLimit: 3
  failedJobsHistoryLimit: 3
  jobTemplate:
    spec:
      backoffLimit: 1
      activeDeadlineSeconds: 1800
      template:
        spec:
          restartPolicy: Never
          automountServiceAccountToken: false
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
              securityContext:
                allowPrivilegeEscalation: false
                readOnlyRootFilesystem: true
                capabilities:
                  drop: ["ALL"]
              volumeMounts:
                - name: config
                  mountPath: /etc/briefer
                  readOnly: true
                - name: state
                  mountPath: /var/lib/briefer
                - name: scratch
                  mountPath: /tmp
          volumes:
            - name: config
              configMap:
                name: briefer-config
            - name: state
              persistentVolumeClaim:
                claimName: briefer-state
            - name: scratch
              emptyDir: {{}}
"""
IMAGE = "registry.example/briefer:latest"


def files(job: Job) -> dict[str, str]:
    """`NAME.yaml`; config and state are mounted where the command looks for them."""
    argv = job.command(program="briefer", config="/etc/briefer/briefer.toml")
    state = ("--state", "/var/lib/briefer/briefer.db")
    text = _MANIFEST.format(
        unit=job.unit,
        # A CronJob's name has at most 52 characters, 11 of the pod's are Kubernetes' own.
        unit_name=job.unit[:52].strip("-"),
        name=json.dumps(job.name, ensure_ascii=False),
        at=job.at,
        zone=job.zone,
        zone_text=json.dumps(job.zone),
        fields=fields(job.at),
        image=json.dumps(job.image or IMAGE),
        command=json.dumps([*argv, *state], ensure_ascii=False),
        literals="".join(f" \\\n#     --from-literal={name}=…" for name in job.secrets),
    )
    return {f"{job.unit}.yaml": text}
