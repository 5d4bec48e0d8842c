import { attribute, QUANTITY, textValue, type AttributeValues, type Category, type Finding } from './category';

/** 工程/专用机械: often without a plate, measured in hours, lockable from afar by its maker. */
export const machinery: Category = {
  id: 'machinery',
  units: ['unit.vehicle', 'unit.set'],
  counted: true,
  titleKeys: ['name', 'model', 'serialNo'],
  photosWanted: 4,
  attributes: [
    attribute('name', 'text', true),
    attribute('model', 'text', true),
    attribute('serialNo', 'text', true, { hasHint: true, unique: true }),
    attribute(QUANTITY, 'integer', true),
    attribute('engineNo', 'text', false, { unique: true }),
    attribute('workingHours', 'number', false, { unit: 'unit.hour', unique: true }),
    attribute('year', 'integer', false),
    attribute('attachments', 'text', false, { hasHint: true }),
    attribute('unlockCode', 'text', false, { hasHint: true, unique: true }),
    attribute('trackerNo', 'text', false, { unique: true }),
    attribute('financeLease', 'text', false, { hasHint: true }),
  ],
  check: checkMachinery,
};

function checkMachinery(values: AttributeValues): Finding[] {
  const findings: Finding[] = [];
  const quantity = values[QUANTITY];
  // One serial number names one machine: a row of several hides the others' numbers.
  if (typeof quantity === 'number' && quantity > 1 && textValue(values, 'serialNo') !== null) findings.push({ level: 'warn', code: 'oneSerialForSeveral', key: QUANTITY });
  const year = values['year'];
  if (typeof year === 'number' && (year < 1950 || year > 2199)) findings.push({ level: 'warn', code: 'yearUnlikely', key: 'year' });
  return findings;
}
