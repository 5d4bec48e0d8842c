import { plateKind } from '../plate';
import { vinDoubt } from '../vin';
import { attribute, textValue, type AttributeValues, type Category, type Finding } from './category';

/** 机动车. The first six attributes are what a vehicle's list must tell; the others tell its rights, papers and state. */
export const vehicle: Category = {
  id: 'vehicle',
  units: ['unit.vehicle', 'unit.set'],
  counted: false,
  titleKeys: ['plate', 'model', 'colour'],
  photosWanted: 8,
  attributes: [
    attribute('plate', 'text', true, { hasHint: true, unique: true }),
    attribute('model', 'text', true),
    attribute('colour', 'text', true),
    attribute('vin', 'text', true, { hasHint: true, unique: true }),
    attribute('engineNo', 'text', true, { hasHint: true, unique: true }),
    attribute('mileageKm', 'integer', true, { unit: 'unit.km', unique: true }),
    attribute('registeredOwner', 'text', false, { hasHint: true }),
    attribute('registeredOn', 'date', false),
    attribute('mortgage', 'text', false),
    attribute('inspectedUntil', 'date', false),
    attribute('insuredUntil', 'date', false),
    attribute('keys', 'integer', false, { unit: 'unit.key' }),
    attribute('drivingLicence', 'choice', false, { choices: ['present', 'absent', 'unknown'] }),
    attribute('registrationCertificate', 'choice', false, { choices: ['present', 'absent', 'unknown'] }),
    attribute('fuelPercent', 'number', false, { unit: 'unit.percent' }),
    attribute('damage', 'text', false),
    attribute('gpsDevice', 'text', false),
    attribute('drivable', 'choice', false, { choices: ['yes', 'no', 'unknown'] }),
    attribute('towSlip', 'text', false),
  ],
  check: checkVehicle,
};

const vinCodes = { length: 'vinLength', characters: 'vinCharacters', checkDigit: 'vinCheckDigit' } as const;

function checkVehicle(values: AttributeValues): Finding[] {
  const findings: Finding[] = [];
  const vin = textValue(values, 'vin');
  const doubt = vin === null ? null : vinDoubt(vin);
  if (doubt) findings.push({ level: 'warn', code: vinCodes[doubt], key: 'vin' });
  const plate = textValue(values, 'plate');
  const kind = plate === null ? null : plateKind(plate);
  if (kind === 'unusual') findings.push({ level: 'warn', code: 'plateUnusual', key: 'plate' });
  // 查扣冻规定 9: of a vehicle that is not registered the engine number stands on the list.
  if (kind === 'unplated' && textValue(values, 'engineNo') === null) findings.push({ level: 'warn', code: 'unplatedNeedsEngine', key: 'engineNo' });
  const fuel = values['fuelPercent'];
  if (typeof fuel === 'number' && (fuel < 0 || fuel > 100)) findings.push({ level: 'warn', code: 'percentRange', key: 'fuelPercent' });
  return findings;
}
