"""A language model rephrases an answer's quotes, when the office has one. The one door of the `openai` package.

What only this module knows: how an endpoint is asked, and what can be wrong with one. The model sees the question and
the cited quotes with their places, nothing else; each sentence it gives is checked (`checks`) before anybody sees it;
and whatever goes wrong, the answer of quotes comes back as it was, with one line that says why.
"""

from __future__ import annotations

import asyncio
import ipaddress
import queue
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from assistant.answering.writer import prompts
from assistant.answering.writer.checks import LEAST_SUPPORT, Supports
from assistant.answering.writer.drafts import MOST_WORDS, Checker, Draft, is_enough, trouble_of
from assistant.core.errors import QuestionTimeout, Words
from assistant.core.settings import Settings
from assistant.core.time_limit import check_time, seconds_left
from assistant.core.types import Answer, Citation

if TYPE_CHECKING:
    import openai

_OPTIONS: dict[str, Any] = {"temperature": 0, "max_tokens": 1_000}
_PAUSE_SECONDS = 0.3
_REACH_SECONDS = 5


def write(
    answer: Answer,
    settings: Settings,
    *,
    supports: Supports | None = None,
    least_support: float = LEAST_SUPPORT,
    on_text: Callable[[str], None] | None = None,
    on_draft: Callable[[str, Draft], None] | None = None,
) -> Answer:
    """The answer in a language model's words where each sentence holds, else the same answer with a line why not.

    Answers that quote nothing (not found), tables and answers already written come back untouched, and so does every
    answer where no `writer_url` is set. Never raises for anything that an endpoint does or fails to do.

    Args:
        supports: the reader's probability that a passage supports a sentence; (sentence, passage's text).
        least_support: from which probability on a sentence is supported.
        on_text: called, in the caller's thread, with the checked part of the text so far each time it grows. What it
            showed is replaced by the answer returned, which may be that of quotes after all.
        on_draft: called once, for measuring, with what the model sent and what it came to.
    """
    if not settings.writer_url or not _can_be_written(answer):
        return answer
    cited = _cited(answer)
    if not is_loopback(settings.writer_url) and any(one.document.access != "public" for one in cited.values()):
        return _quotes(answer, prompts.PRIVATE)
    checker = Checker(answer, cited, supports, least_support)
    try:
        trouble = _listen(answer, cited, settings, checker, on_text)
        draft = checker.draft(checker.received, finished=True) if trouble is None else Draft()
        if on_draft is not None:
            on_draft(checker.received, checker.draft(checker.received, finished=trouble is None))
    except QuestionTimeout:
        # The quotes are there; only the time for putting them into words is over.
        return _quotes(answer, prompts.slow(settings.max_question_seconds))
    trouble = trouble or trouble_of(answer, checker.received, draft)
    if trouble is not None:
        return _quotes(answer, trouble)
    lines = [draft.text]
    if answer.unsupported:
        lines.append(prompts.UNFOUND.in_(answer.language).format(", ".join(answer.unsupported)))
    told = prompts.remark(len(draft.removed), draft.left_out, answer.language)
    return replace(answer, text="\n".join(lines), mode="written", remark=_joined(answer.remark, told))


def is_loopback(url: str) -> bool:
    """Whether an address is on this computer, so that nothing sent to it leaves the computer."""
    host = (urlsplit(url).hostname or "").rstrip(".")
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return host == "localhost"
    mapped = getattr(address, "ipv4_mapped", None)
    return bool((mapped or address).is_loopback)


def reach(settings: Settings) -> Words | None:
    """Why the endpoint cannot be used, as far as its list of models tells; None where it answers."""
    found: queue.SimpleQueue[Words | None] = queue.SimpleQueue()

    async def look(client: openai.AsyncOpenAI) -> None:
        await client.models.list()

    hurried = replace(settings, writer_timeout_seconds=min(_REACH_SECONDS, settings.writer_timeout_seconds))
    _start(hurried, look, found.put)
    try:
        return found.get(timeout=hurried.writer_timeout_seconds)
    except queue.Empty:
        return prompts.slow(hurried.writer_timeout_seconds)


def _listen(
    answer: Answer,
    cited: Mapping[int, Citation],
    settings: Settings,
    checker: Checker,
    on_text: Callable[[str], None] | None,
) -> Words | None:
    """Let the model write, and show what holds while it does. Gives the trouble, or None where it came to its end."""
    deadline = time.monotonic() + settings.writer_timeout_seconds
    pieces: queue.SimpleQueue[str | Words | None] = queue.SimpleQueue()
    chat: Any = prompts.messages(answer, cited, most_words=MOST_WORDS)

    async def talk(client: openai.AsyncOpenAI) -> None:
        await _stream(client, settings.writer_model, chat, pieces.put)

    _start(settings, talk, pieces.put)
    shown = ""
    while True:
        try:
            piece = pieces.get(timeout=max(0.0, min(deadline - time.monotonic(), seconds_left())))
            check_time()
        except queue.Empty:
            check_time()
            return prompts.slow(settings.writer_timeout_seconds)
        if not isinstance(piece, str):
            return piece
        checker.received += piece
        if on_text is None or "]" not in checker.received:
            continue
        text = checker.draft(checker.received, finished=False).text
        if text != shown:
            on_text(text)
            shown = text


def _start(settings: Settings, work: Callable[[openai.AsyncOpenAI], Any], tell: Callable[[Words | None], None]) -> None:
    """Do `work` in a thread of its own, and tell once how it ended: None for well.

    Limits of single reads cannot stop an endpoint that trickles; cancelling a task does, and closes the connection.
    The thread keeps whoever waits from waiting for a name server as well.
    """

    def run() -> None:
        ending: Words | None = prompts.UNREADABLE
        try:
            ending = asyncio.run(_limited(settings, work))
        finally:
            tell(ending)

    threading.Thread(target=run, name="rujukan-writer", daemon=True).start()


async def _limited(settings: Settings, work: Callable[[openai.AsyncOpenAI], Any]) -> Words | None:
    import openai

    local = is_loopback(settings.writer_url)
    # Names of an account with another service, which the package would take from the environment.
    left_out: Any = {"OpenAI-Organization": openai.Omit(), "OpenAI-Project": openai.Omit()}
    try:
        async with (
            asyncio.timeout(settings.writer_timeout_seconds),
            # No redirects and, on this computer, no proxy: nothing may carry the quotes to another address.
            openai.DefaultAsyncHttpxClient(follow_redirects=False, trust_env=not local) as http,
        ):
            client = openai.AsyncOpenAI(
                base_url=settings.writer_url,
                # Never empty: the package would take the environment's key, which is for another service.
                api_key=settings.writer_key or "none",
                default_headers=left_out,
                timeout=float(settings.writer_timeout_seconds),
                max_retries=0,
                http_client=http,
            )
            await work(client)
    except (TimeoutError, openai.APITimeoutError):
        return prompts.slow(settings.writer_timeout_seconds)
    except openai.APIStatusError as error:
        return prompts.failed(error.status_code)
    except openai.APIConnectionError:
        return prompts.UNREACHABLE
    except (openai.OpenAIError, ValueError, TypeError, AttributeError):  # no JSON, or JSON of another form
        return prompts.UNREADABLE
    return None


async def _stream(client: openai.AsyncOpenAI, model: str, chat: Any, put: Callable[[str], None]) -> None:
    """Hand on the text of the model's answer as it comes. Asks once more, at most, and only before any text came."""
    import openai

    options = _OPTIONS
    for last in (False, True):
        try:
            stream = await client.chat.completions.create(model=model, messages=chat, stream=True, **options)
            break
        except openai.BadRequestError:  # some models refuse to be told how to write
            if last:
                raise
            options = {}
        except (openai.APIConnectionError, openai.InternalServerError, openai.RateLimitError):
            if last:
                raise
            await asyncio.sleep(_PAUSE_SECONDS)
    received = ""
    async with stream:
        async for chunk in stream:
            text = chunk.choices[0].delta.content if chunk.choices else None
            if text is None:
                continue
            if not isinstance(text, str):
                raise TypeError("the content is no text")
            put(text)
            received += text
            if is_enough(received):
                return


def _can_be_written(answer: Answer) -> bool:
    answered = answer.status in ("answered", "partial") and bool(answer.citations)
    return answered and answer.mode == "extractive" and answer.table is None


def _cited(answer: Answer) -> dict[int, Citation]:
    sides = [value.citation for conflict in answer.conflicts for value in conflict.values]
    return {one.number: one for one in (*sides, *answer.citations) if one.number > 0}


def _quotes(answer: Answer, reason: Words) -> Answer:
    return replace(answer, remark=_joined(answer.remark, prompts.fell_back(reason, answer.language)))


def _joined(*lines: str) -> str:
    return " ".join(line for line in lines if line)
