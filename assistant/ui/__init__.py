"""The browser page, and the only part of the project that imports Streamlit.

main           the frame: navigation, language; imports little, so that the page is there before the rest is loaded
screens/       whole screens, each `render(...)`; partnerships/ is one of them with its charts
components/    pieces of a screen, with their scripts and styles
session/       what all visitors share and what one has open; loading the rest; what one does to the documents
views/         answers, sources and documents as plain data and safe HTML, ready to be drawn (no Streamlit)
texts/         every text of the page, Indonesian and English (no Streamlit)
"""
