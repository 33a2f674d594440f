"""Runs over many articles: a plan of shards, the work on one shard, and the engines that move shards."""
