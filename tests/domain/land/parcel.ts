/** The parcel of the survey scenario: 110 × 40 m on the plateau, and the same corners as they were found on the visit. */
export const parcel = [
  { lat: 37.231, lon: 100.412 },
  { lat: 37.2312061, lon: 100.4132125 },
  { lat: 37.2315586, lon: 100.4131188 },
  { lat: 37.2313525, lon: 100.4119063 },
];

export const noisyParcel = [
  { lat: 37.2310012, lon: 100.4119981 },
  { lat: 37.2312049, lon: 100.4132119 },
  { lat: 37.2315587, lon: 100.4131192 },
  { lat: 37.2313511, lon: 100.4119052 },
];
