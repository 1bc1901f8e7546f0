"""Public answers are the same for everybody, so that one copy can be kept and shared."""

import pytest
from django.test import Client

PUBLIC_POLICY = {
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "connect-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
}


def test_a_public_answer_sets_no_cookie_and_does_not_vary_by_it(client: Client) -> None:
    response = client.get("/livez", headers={"cookie": "sessionid=abc; csrftoken=def"})
    assert response.status_code == 200
    assert not response.cookies
    assert "Cookie" not in response.get("Vary", "")


def test_public_answers_carry_the_strict_policy(client: Client) -> None:
    policy = client.get("/livez")["Content-Security-Policy"]
    assert set(policy.split("; ")) == PUBLIC_POLICY


@pytest.mark.django_db
def test_only_the_editors_desk_may_style_inline(client: Client) -> None:
    policy = client.get("/admin/login/")["Content-Security-Policy"]
    expected = PUBLIC_POLICY - {"style-src 'self'"} | {"style-src 'self' 'unsafe-inline'"}
    assert set(policy.split("; ")) == expected
