"""The numbers: `make bench`, or `python -m tests.bench [NAME…]`. One module a group of rows, each with `run()`.

They measure the product by its own door, `engine.core.Engine`, on real files (`../shared/data`), and print every
figure beside its bar. Ratios are of things measured in turn within one run. Absolute times are to be read on an
idle machine; `--quick` runs everything at a tiny size, to see that it works and never as a result.
"""
