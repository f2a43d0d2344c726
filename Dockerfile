# Attaché for servers: one image, run as web, worker, beat and migrate (docker-compose.yml).

FROM python:3.11-slim-bookworm AS packages
ENV PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1
WORKDIR /build
COPY requirements/server.txt requirements/node.txt requirements/
RUN python -m venv /opt/attache && \
    /opt/attache/bin/pip install --require-hashes --only-binary :all: --no-deps \
        --requirement requirements/server.txt
# Node fetches the packages that the pages load, and stays behind in this stage.
COPY package.json package-lock.json .npmrc ./
RUN python -m venv node && \
    node/bin/pip install --require-hashes --only-binary :all: --no-deps \
        --requirement requirements/node.txt && \
    PATH="/build/node/bin:$PATH" npm ci --omit=dev

FROM python:3.11-slim-bookworm
RUN useradd --system --uid 10001 --no-create-home --home-dir /app attache
ENV PATH=/opt/attache/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    ATTACHE_STATIC_ROOT=/app/collected
WORKDIR /app
COPY --from=packages /opt/attache /opt/attache
COPY . .
# The files that the pages load are collected while the image is made; the packages are not kept.
RUN --mount=type=bind,from=packages,source=/build/node_modules,target=/app/node_modules \
    python manage.py collectstatic --no-input
USER attache
EXPOSE 8000
CMD ["gunicorn", "config.wsgi:application", "--bind", "0.0.0.0:8000", \
     "--worker-class", "gthread", "--workers", "2", "--threads", "8", \
     "--worker-tmp-dir", "/dev/shm", "--no-control-socket"]
