"""The only Streamlit code in lib: what pages are put together from."""
