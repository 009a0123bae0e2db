"""Rujukan: answers from an office's own documents, each sentence a quote that can be checked.

The map, top down; imports run downward only:

    cli · ui · api               the ways in: command line, page, HTTP and MCP
    exporting · wire             answers and passages as files and as JSON
    service                      Assistant: where the parts are put together
    stored                       what is indexed, to be read; needs no model
    confidential                 what is confidential now, and what is closed with it
    ingest · library             corpus/ -> index/; how files stand against the index
    filing                       files of the corpus added, replaced, renamed, deleted and brought back
    runs · reports               what was measured and what builds changed, kept in the state folder
    partners                     tables -> partners, what is dated about them, and where they lie
    folder · vanished            which files the corpus holds, and which documents a build would lose
    answering                    a question -> an answer of quotes, rows and disagreements
    searching                    a question -> hits
    indexing                     passages -> index/: vectors, words, store
    passages · reading           a file -> a Document -> passages
    ports · settings · database  Protocols between the parts; one frozen Settings; SQLite files of the state folder
    revisions · closed           what differs between two versions of a document; what quotes a confidential one
    files · disk                 files written whole or not at all
    questions · time_limit       what every question passes; how long it may take, and who stopped it
    types · errors               the values that flow; every failure a user can act on
    shortening                   texts made shorter
    quiet                        what keeps libraries from reporting to their makers; called here, before all else
"""

from assistant.quiet import silence

silence()

__version__ = "0.1.0"
