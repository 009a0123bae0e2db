"""The browser page, and the only part of the project that imports Streamlit.

main            the frame: navigation, language; asking: the input; both import little
loading         loads the rest behind a page that can be used already (no Streamlit)
state           what all visitors share (assistant, jobs, conversations) and what one visitor has open
filed           what one visitor does to the documents, and what came of it in words
jobs            building and answering in the background (no Streamlit)
conversations   questions and answers on disk (no Streamlit)
actions         what can be done with an answer, as plain data (no Streamlit)
collection      passages that a researcher collected, on disk; findings, address: a search as plain data (no Streamlit)
outdated        whether what an answer quotes still stands, and where (no Streamlit)
saved           saved questions on disk; saved_jobs asks them again, answer_differences compares (no Streamlit)
records         values of `assistant.types` to JSON and back
views           answers, sources and documents as plain data and safe HTML, ready to be drawn (no Streamlit)
charts/         drawings as SVG, pure; chart_views: a chart with its table and files as plain data (no Streamlit)
partner_charts, partner_page, references   the partners' charts and facts, and what they open (no Streamlit)
safe            the one way from foreign text to HTML
words           every text of the page, Indonesian and English
components/     pieces of a screen
screens/        whole screens, each `render(...)`
"""
