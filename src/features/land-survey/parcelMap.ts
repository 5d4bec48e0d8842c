import * as L from 'leaflet';
import 'leaflet/dist/leaflet.css';
import './parcelMap.css';
import type { Metres } from '@/domain/land';
import { gridStepM } from './gridStep';

/** What the map draws, in metres east and north of its origin. */
export interface MapState {
  readonly corners: readonly { readonly id: string; readonly label: string; readonly at: Metres; readonly radiusM: number | null; readonly doubted: boolean }[];
  readonly sides: readonly { readonly text: string; readonly at: Metres }[];
  readonly crossing: boolean;
  readonly here: { readonly at: Metres; readonly radiusM: number | null } | null;
}

export interface ParcelMap {
  draw(state: MapState): void;
  fit(): void;
  zoom(by: number): void;
  destroy(): void;
}

const latLng = ({ x, y }: Metres): L.LatLng => L.latLng(y, x);
/** Text goes in as text, never as markup. */
function label(className: string, text: string): HTMLElement {
  const element = document.createElement('span');
  element.className = className;
  element.textContent = text;
  return element;
}

/** A plan on a plane of metres: no tiles, no network; own grid, scale bar from Leaflet. North is up. */
export function parcelMap(frame: HTMLElement): ParcelMap {
  const map = L.map(frame, { crs: L.CRS.Simple, attributionControl: false, zoomControl: false, zoomSnap: 0.25, minZoom: -10, maxZoom: 7, fadeAnimation: false, zoomAnimation: false });
  L.control.scale({ imperial: false, maxWidth: 140 }).addTo(map);
  const grid = L.layerGroup().addTo(map);
  const plan = L.layerGroup().addTo(map);
  const here = L.layerGroup().addTo(map);
  let shown: MapState = { corners: [], sides: [], crossing: false, here: null };

  function drawGrid() {
    const bounds = map.getBounds();
    const step = gridStepM(map.options.crs?.scale(map.getZoom()) ?? 1);
    grid.clearLayers();
    const line = (a: L.LatLngTuple, b: L.LatLngTuple) => L.polyline([a, b], { className: 'plan-grid', interactive: false }).addTo(grid);
    for (let x = Math.floor(bounds.getWest() / step) * step; x <= bounds.getEast(); x += step) line([bounds.getSouth(), x], [bounds.getNorth(), x]);
    for (let y = Math.floor(bounds.getSouth() / step) * step; y <= bounds.getNorth(); y += step) line([y, bounds.getWest()], [y, bounds.getEast()]);
  }

  /** Everything in sight, clear of the buttons at the right. */
  function fit() {
    const points = [...shown.corners, ...(shown.here ? [shown.here] : [])];
    const bounds = L.latLngBounds([]);
    for (const { at, radiusM } of points) {
      const r = Math.min(radiusM ?? 5, 60);
      bounds.extend([at.y - r, at.x - r]).extend([at.y + r, at.x + r]);
    }
    map.invalidateSize();
    if (bounds.isValid()) map.fitBounds(bounds, { paddingTopLeft: [30, 30], paddingBottomRight: [80, 36], maxZoom: 5, animate: false });
  }

  function draw(state: MapState) {
    const known = shown;
    shown = state;
    plan.clearLayers();
    here.clearLayers();
    for (const { at, radiusM, doubted } of state.corners) if (radiusM !== null) L.circle(latLng(at), { radius: radiusM, className: doubted ? 'plan-doubt is-doubted' : 'plan-doubt', interactive: false }).addTo(plan);
    const ring = state.corners.map(({ at }) => latLng(at));
    if (ring.length > 2) L.polygon(ring, { className: state.crossing ? 'plan-area is-crossing' : 'plan-area', interactive: false }).addTo(plan);
    else if (ring.length === 2) L.polyline(ring, { className: 'plan-area', interactive: false }).addTo(plan);
    for (const { text, at } of state.sides) L.marker(latLng(at), { icon: L.divIcon({ className: 'plan-label', html: label('plan-side', text), iconSize: [0, 0] }), interactive: false, keyboard: false }).addTo(plan);
    for (const corner of state.corners) L.marker(latLng(corner.at), { icon: L.divIcon({ className: 'plan-label', html: label(corner.doubted ? 'plan-corner is-doubted' : 'plan-corner', corner.label), iconSize: [0, 0] }), interactive: false, keyboard: false }).addTo(plan);
    if (state.here) {
      if (state.here.radiusM !== null) L.circle(latLng(state.here.at), { radius: state.here.radiusM, className: 'plan-here-doubt', interactive: false }).addTo(here);
      L.circleMarker(latLng(state.here.at), { radius: 7, className: 'plan-here', interactive: false }).addTo(here);
    }
    const first = known.corners.length === 0 && known.here === null;
    if (first || known.corners.length !== state.corners.length) fit();
  }

  map.setView([0, 0], 1);
  map.on('moveend zoomend resize', drawGrid);
  const observer = new ResizeObserver(fit);
  observer.observe(frame);
  drawGrid();
  return {
    draw,
    fit,
    zoom: (by) => void map.setZoom(map.getZoom() + by),
    destroy() {
      observer.disconnect();
      map.remove();
    },
  };
}
