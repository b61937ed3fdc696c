"""Which language a text is in, where nothing tells it."""

from __future__ import annotations

_SURE = 0.9
_LETTERS = 100


def detected(text: str) -> str | None:
    """The language that a text is very likely in, by BCP 47; None for a short or odd one."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    if sum(map(str.isalpha, text[:10_000])) < _LETTERS:
        return None
    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    language, probability = identifier.classify(text[:10_000])
    return str(language) if probability >= _SURE else None
