"""Why a text cannot be repaired, in three languages; English is the message of the error itself."""

from collections.abc import Mapping

SAID: Mapping[str, Mapping[str, str]] = {
    "pdf": {
        "kk": "бұл PDF файлы: алдымен мәтінін алыңыз",
        "ru": "это файл PDF: сначала извлеките его текст",
    },
    "zip": {
        "kk": "бұл DOCX, ODT не ZIP файлы: алдымен мәтінін алыңыз",
        "ru": "это файл DOCX, ODT или ZIP: сначала извлеките его текст",
    },
    "ole": {
        "kk": "бұл ескі Word не Excel файлы: мәтін ретінде сақтаңыз",
        "ru": "это старый файл Word или Excel: сохраните его как текст",
    },
    "image": {
        "kk": "бұл сурет: алдымен мәтінін танып алу керек",
        "ru": "это изображение: сначала распознайте текст",
    },
    "rtf": {
        "kk": "бұл RTF файлы: мәтін ретінде сақтаңыз",
        "ru": "это файл RTF: сохраните его как текст",
    },
    "missing": {"kk": "ашылмайды: {why}", "ru": "не открывается: {why}"},
    "folder": {"kk": "бұл файл емес, бума", "ru": "это папка, а не файл"},
    "too-large": {
        "kk": "тым үлкен: {megabytes} МБ, ең көбі {most} МБ; бөліңіз",
        "ru": "слишком велик: {megabytes} МБ, можно не более {most} МБ; разделите его",
    },
    "too-many-lines": {
        "kk": "{lines} жол бар, ең көбі {most} жол алынады; бөліңіз",
        "ru": "строк {lines}, принимается не больше {most}; разделите его",
    },
    "encoding": {
        "kk": "кодтауы танылмады: UTF-8 не KZ-1048 емес, не бүлінген",
        "ru": "кодировка не распознана: это не UTF-8 и не KZ-1048, или текст повреждён",
    },
    "binary": {"kk": "мәтін емес, екілік деректер", "ru": "это двоичные данные, а не текст"},
    "mixed-encodings": {
        "kk": "кодтаулар араласқан: UTF-8 емес жол – {lines}",
        "ru": "кодировки смешаны: не UTF-8 в строке {lines}",
    },
    "long-line": {
        "kk": "{line}-жолда {letters} әріп, ең көбі {most}: қағаздың жолы емес",
        "ru": "в строке {line} букв: {letters}, можно не более {most}: это не строка документа",
    },
    "no-text": {
        "kk": "мәтін жоқ: файл бос, не беттер танылмай сканерленген",
        "ru": "нет текста: файл пуст или страницы сканированы без распознавания",
    },
    "right-to-left": {
        "kk": "оңнан солға жазылған: мұндай мәтін мұнда жөнделмейді",
        "ru": "написано справа налево: такой текст здесь не исправляется",
    },
    "not-json": {
        "kk": "кірістің {line}-жолы JSON емес: {why}",
        "ru": "строка {line} на входе – не JSON: {why}",
    },
    "no-fields": {
        "kk": 'кірістің {line}-жолында "id" мен мәтін "raw" болуға тиіс',
        "ru": 'в строке {line} на входе нужны "id" и текст "raw"',
    },
    "no-prev": {
        "kk": 'кірістің {line}-жолында "prev" мәтін емес',
        "ru": 'в строке {line} на входе "prev" – не текст',
    },
    "long-text": {
        "kk": "кірістің {line}-жолында {most} әріптен ұзын мәтін бар",
        "ru": "в строке {line} на входе текст длиннее {most} букв",
    },
    "half-letter": {
        "kk": "кірістің {line}-жолында әріптің жартысы тұр",
        "ru": "в строке {line} на входе половина буквы",
    },
}


class UnreadablePaperError(ValueError):
    """Raised for input that cannot be repaired. `code` names the reason, `facts` fill its sentence.

    `files` are the reasons of several files, by name.
    """

    def __init__(
        self,
        code: str,
        message: str,
        facts: Mapping[str, object] | None = None,
        files: Mapping[str, "UnreadablePaperError"] | None = None,
    ) -> None:
        """Keep what the sentence needs beside the message, which is English."""
        super().__init__(message)
        self.code = code
        self.facts = dict(facts or {})
        self.files = dict(files or {})

    def said(self, language: str) -> str:
        """Say the reason in kk or ru; in English for any other language, one line for each file."""
        if self.files:
            return "\n".join(f"{name}: {error.said(language)}" for name, error in self.files.items())
        words = SAID.get(self.code, {}).get(language)
        return words.format(**self.facts) if words else str(self)
