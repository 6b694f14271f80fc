"""Tables and geometry to folium maps. Texts go to the browser as data, never as markup: see lib/ui/static/karta.js."""
