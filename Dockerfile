# syntax=docker/dockerfile:1
FROM python:3.13-slim AS build
WORKDIR /src
COPY pyproject.toml constraints.txt README.md LICENSE ./
COPY bot bot
RUN python -m venv /opt/gobbet \
 && /opt/gobbet/bin/pip install --no-cache-dir --disable-pip-version-check --constraint constraints.txt '.[metrics]' \
 && /opt/gobbet/bin/pip uninstall --yes --disable-pip-version-check pip \
 && rm -f /opt/gobbet/lib/python3*/site-packages/zstandard/_cffi.*.so   # 11 MB that only PyPy would use
# What is in it, as CycloneDX: `docker run --rm gobbet cat /opt/gobbet/sbom.cdx.json`.
RUN python -m venv /opt/sbom \
 && /opt/sbom/bin/pip install --no-cache-dir --disable-pip-version-check "cyclonedx-bom==7.5.0" \
 && /opt/sbom/bin/cyclonedx-py environment --pyproject pyproject.toml --mc-type application --output-reproducible \
    --output-file /opt/gobbet/sbom.cdx.json /opt/gobbet/bin/python

FROM python:3.13-slim
ARG VERSION=dev REVISION=""
LABEL org.opencontainers.image.title="Gobbet" \
      org.opencontainers.image.description="A Discord bot that teaches history from cited facts" \
      org.opencontainers.image.source="https://github.com/gobbet/gobbet" \
      org.opencontainers.image.documentation="https://github.com/gobbet/gobbet/blob/main/docs/hosts.md" \
      org.opencontainers.image.version="$VERSION" \
      org.opencontainers.image.revision="$REVISION" \
      org.opencontainers.image.licenses="MIT AND OFL-1.1 AND Apache-2.0 AND CC-BY-SA-4.0"
ENV PATH=/opt/gobbet/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    DATA_DIR=/data \
    CONTENT_DIR=/app/content \
    HEALTH_PORT=8080
# The bot needs no rights of its own, and writes nowhere but to /data.
RUN useradd --uid 10001 --user-group --no-create-home --home-dir /app --shell /usr/sbin/nologin gobbet \
 && install --directory --owner=gobbet --group=gobbet /data
WORKDIR /app
COPY --from=build /opt/gobbet /opt/gobbet
COPY content content
USER gobbet
VOLUME /data
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s --start-interval=2s --retries=3 CMD ["python", "-m", "bot", "health"]
STOPSIGNAL SIGTERM
CMD ["python", "-m", "bot", "run"]
