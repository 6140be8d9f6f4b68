"""What Prometheus is told: `/metrics`, and `manage.py metrics` for hosts that serve no pages."""
