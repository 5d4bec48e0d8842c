import L from 'leaflet';
import 'leaflet/dist/leaflet.css';
import './paperMap.css';
import { gridLabel, gridLines, gridStepDeg } from './graticule';

/** A Leaflet map on paper: a graticule in WGS84 and a scale, no tiles and no network. */
export function createPaperMap(element: HTMLElement, words: { readonly zoomIn: string; readonly zoomOut: string }): L.Map {
  const map = L.map(element, {
    attributionControl: false,
    zoomControl: false,
    zoomSnap: 0.25,
    maxZoom: 24,
    minZoom: 2,
    zoomAnimation: false,
    fadeAnimation: false,
    markerZoomAnimation: false,
  });
  L.control.zoom({ position: 'bottomleft', zoomInTitle: words.zoomIn, zoomOutTitle: words.zoomOut }).addTo(map);
  L.control.scale({ imperial: false, maxWidth: 140, position: 'bottomright' }).addTo(map);
  const grid = L.layerGroup().addTo(map);
  map.on('moveend zoomend resize', () => drawGrid(map, grid));
  return map;
}

function drawGrid(map: L.Map, grid: L.LayerGroup) {
  grid.clearLayers();
  const size = map.getSize();
  if (size.x === 0 || size.y === 0) return;
  const bounds = map.getBounds();
  const lonStep = gridStepDeg((bounds.getEast() - bounds.getWest()) / size.x);
  const latStep = gridStepDeg((bounds.getNorth() - bounds.getSouth()) / size.y);
  const line = (points: L.LatLngTuple[]) => L.polyline(points, { className: 'paper-grid', interactive: false, weight: 1 }).addTo(grid);
  const label = (at: L.LatLngTuple, text: string, className: string) => {
    const element = document.createElement('span');
    element.textContent = text;
    L.marker(at, { icon: L.divIcon({ html: element, className: `paper-label ${className}`, iconSize: [0, 0] }), interactive: false, keyboard: false }).addTo(grid);
  };
  for (const lat of gridLines(bounds.getSouth(), bounds.getNorth(), latStep)) {
    line([[lat, bounds.getWest()], [lat, bounds.getEast()]]);
    label([lat, bounds.getWest()], gridLabel(lat, latStep, ['N', 'S']), 'paper-lat');
  }
  for (const lon of gridLines(bounds.getWest(), bounds.getEast(), lonStep)) {
    line([[bounds.getSouth(), lon], [bounds.getNorth(), lon]]);
    label([bounds.getNorth(), lon], gridLabel(lon, lonStep, ['E', 'W']), 'paper-lon');
  }
}
