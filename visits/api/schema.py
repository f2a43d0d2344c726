"""The API's description of itself (OpenAPI 3): every operation tells how it refuses."""

from typing import Any

PROBLEM = {
    "type": "object",
    "description": "What went wrong, why, and what to do (RFC 9457).",
    "required": ["status", "title", "detail", "advice"],
    "properties": {
        "status": {"type": "integer"},
        "title": {"type": "string", "description": "What went wrong."},
        "detail": {"type": "string", "description": "Why."},
        "advice": {"type": "string", "description": "What to do now."},
        "errors": {
            "type": "object",
            "description": "Parameter or field -> what is wrong with it.",
            "additionalProperties": {"type": "array", "items": {"type": "string"}},
        },
    },
}
REFUSALS = {
    "400": "A parameter or field cannot be understood.",
    "401": "Nobody is logged in.",
    "403": "Only editors may do this.",
    "404": "There is no such thing.",
}


def tell_refusals(result: dict[str, Any], **kwargs: Any) -> dict[str, Any]:
    """drf-spectacular's post-processing hook: add the problem shape to every operation."""
    result["components"]["schemas"]["Problem"] = PROBLEM
    content = {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
    for path in result["paths"].values():
        for operation in path.values():
            responses = operation["responses"]
            for code, description in REFUSALS.items():
                responses.setdefault(code, {"description": description})
            for code in responses:
                if code >= "400":
                    responses[code]["content"] = content
    return result
