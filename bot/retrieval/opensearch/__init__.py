"""The OpenSearch engine: passages found by a cluster, for coverage or availability beyond one machine."""
