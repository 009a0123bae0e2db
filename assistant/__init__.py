"""Rujukan: answers from an office's own documents, each sentence a quote that can be checked.

The map, top down; imports run downward only, and so they do inside each folder (`pyproject.toml`, exhaustive):

    cli                       the command line
    ui · api                  the page; HTTP and MCP
    application               what these three share: the Assistant, builds, jobs, conversations, saved questions
    exporting                 answers and passages as files, as JSON and as an office note
    answering                 a question -> an answer: question/ -> quotes/ · tables/ · writer/
    searching                 a question -> hits
    corpus                    the folder of documents: states, what is closed, filing/, revisions/
    evaluation                test questions, how answers are judged, runs
    partnerships              the domain of the first corpus: partners, what is dated about them, where they lie
    facts                     documents -> what can be compared: names, tables/, disagreements/
    indexing                  a Document -> passages -> index/: vectors, words, store
    reading                   a file -> a Document: formats/ · pdf/ · structure/ · sandbox/
    models                    the one door of the models; bundled/
    storage                   files written whole or not at all; databases of the state folder
    core                      types, errors, settings, ports, citations; what every question passes
    language                  words, sentences, languages
"""

from assistant.core.quiet import silence

silence()

__version__ = "0.1.0"
