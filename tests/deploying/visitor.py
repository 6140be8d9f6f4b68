"""A reader's browser, as far as a served page needs one."""

import json
import re
from pathlib import Path

import urllib3

NAME = "desk.example"
JUDGED = ("seq", "kind", "rating", "rationale", "public_note", "claim_text", "given_at", "digest")


class Visitor:
    """Comes to `https://desk.example` at a port of this machine and believes one certificate."""

    def __init__(self, *, port: int, certificate: Path) -> None:
        self.cookies: dict[str, str] = {}
        self.pool = urllib3.HTTPSConnectionPool(
            "127.0.0.1", port, ca_certs=str(certificate), server_hostname=NAME, assert_hostname=NAME
        )

    def ask(self, path: str, fields: dict[str, str] | None = None) -> urllib3.BaseHTTPResponse:
        """The answer as it came over the wire, packed if it was."""
        jar = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        headers = {"Host": NAME, "Accept-Encoding": "gzip", "Cookie": jar}
        headers["Referer"] = f"https://{NAME}{path}"
        method = "POST" if fields else "GET"
        answer = self.pool.request(method, path, fields=fields, headers=headers, redirect=False)
        for cookie in answer.headers.getlist("Set-Cookie"):
            name, value = cookie.split(";", 1)[0].split("=", 1)
            self.cookies[name] = value
        return answer

    def sign_in(self, name: str, password: str) -> int:
        """302 for who is let in, 200 with the form again for who is not."""
        page = self.ask("/admin/login/").data.decode()
        token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page)
        assert token
        fields = {"csrfmiddlewaretoken": token[1], "username": name, "password": password}
        return self.ask("/admin/login/", fields).status

    def verdicts(self) -> list[dict]:
        """What readers are shown of verdicts, but for the scores, which workers go on giving."""
        answer = self.ask("/api/v1/verdicts/?history=all")
        assert answer.status == 200, answer.data
        return [
            {name: verdict[name] for name in JUDGED} | {"rests_on": rests_on(verdict)}
            for verdict in json.loads(answer.data)["results"]
        ]

    def style(self) -> urllib3.BaseHTTPResponse:
        """The style sheet a page asks for."""
        page = self.ask("/admin/login/").data.decode()
        found = re.search(r'href="(/static/factcheck\.[0-9a-f]+\.css)"', page)
        assert found, page
        return self.ask(found[1])


def rests_on(verdict: dict) -> list[tuple[str, str]]:
    """Sentence and stance of each piece of evidence."""
    return sorted((row["sentence"]["text"], row["stance"]) for row in verdict["evidence"])
