"""Reading a text with one transformer: `en_news_accurate`'s tags, features, trees, sentences and names.

Only `net` and `read` need torch, and only a pipeline with a `claims_reader` imports them.
"""
