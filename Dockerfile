# briefer as an image: slim, an ordinary user, a root that may be read-only.
#
#   docker build --tag briefer:0.1.0 .
#   docker run --rm --read-only --tmpfs /tmp briefer:0.1.0 daily --topic bakhmut
#
# Pin the base by its digest: --build-arg BASE=python:3.13-slim-bookworm@sha256:…
# Extras: --build-arg EXTRAS=model,postgres,apprise
# What its RUN lines do stands in image/steps, which CI runs without docker too.
ARG BASE=python:3.13-slim-bookworm

FROM ${BASE} AS build
WORKDIR /src
COPY . .
ARG EXTRAS=model,postgres
RUN sh image/steps install /opt/briefer "${EXTRAS}"

FROM ${BASE}
LABEL org.opencontainers.image.title="briefer" \
      org.opencontainers.image.description="A daily brief you can check" \
      org.opencontainers.image.licenses="Apache-2.0"
COPY --from=build /src/image/steps /opt/steps
RUN sh /opt/steps account /var/lib/briefer
COPY --from=build /opt/briefer /opt/briefer
ENV PATH=/opt/briefer/bin:$PATH \
    PYTHONDONTWRITEBYTECODE=1 \
    HOME=/tmp \
    XDG_STATE_HOME=/var/lib/briefer \
    XDG_CACHE_HOME=/var/lib/briefer/cache
WORKDIR /etc/briefer
USER 10001:10001
VOLUME ["/var/lib/briefer"]
# The program answers; whether sources, model and channels do is what `briefer doctor` tells.
HEALTHCHECK --interval=5m --timeout=20s --start-period=10s CMD ["briefer", "--version"]
ENTRYPOINT ["briefer"]
CMD ["--help"]
