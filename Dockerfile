# syntax=docker/dockerfile:1
# The image of web servers and workers alike: docs/deploying.md, "In containers".
ARG PYTHON=3.13-slim-trixie

FROM python:${PYTHON} AS packages
# requirements-lean.lock leaves the encoders out, requirements-sentry.lock adds Sentry's package.
ARG LOCK=requirements.lock
WORKDIR /build
COPY requirements*.lock ./
RUN python -m venv --without-pip /venv \
 && python -m pip --python /venv/bin/python --disable-pip-version-check --no-cache-dir install \
    --require-hashes --no-deps --only-binary :all: -r "${LOCK}"

FROM python:${PYTHON}
# A number, so that Kubernetes too can see that it is not root.
RUN groupadd --gid 10001 factcheck \
 && useradd --uid 10001 --gid factcheck --no-create-home --home-dir /var/lib/factcheck \
    --shell /usr/sbin/nologin factcheck \
 && install -d -o factcheck -g factcheck -m 0750 /var/lib/factcheck
COPY --from=packages /venv /venv
WORKDIR /app
COPY . .
# Bytecode of our own code is made here: at run time the image cannot be written to.
RUN /venv/bin/python -m compileall -q claims factcheck sources manage.py
ENV PATH=/venv/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    FACTCHECK_RUN_DIR=/var/lib/factcheck
USER 10001:10001
VOLUME /var/lib/factcheck
EXPOSE 8000
HEALTHCHECK --interval=15s --timeout=5s --start-period=60s --retries=3 \
  CMD ["python", "-c", "from urllib.request import urlopen; urlopen('http://127.0.0.1:8000/healthz/web', timeout=4)"]
CMD ["python", "-m", "gunicorn", "--config", "python:factcheck.web", "--bind", "0.0.0.0:8000", "--workers", "2", "factcheck.wsgi"]
