"""`python -m benchmarks`: this project beside others."""

from benchmarks.compare import main

if __name__ == "__main__":
    main()
