import { plateKind } from '../plate';
import { vinDoubt } from '../vin';
import { attribute, choice, movable, textValue, type AttributeValues, type Category, type Finding } from './category';

/** 机动车. The first six attributes are what a vehicle's list must tell; the others tell its rights, papers and state. */
export const vehicle: Category = {
  ...movable,
  id: 'vehicle',
  paper: '机动车',
  registered: true,
  units: ['unit.vehicle', 'unit.set'],
  counted: false,
  titleKeys: ['plate', 'model', 'colour'],
  photosWanted: 8,
  attributes: [
    attribute('plate', 'text', true, '号牌', { hasHint: true, unique: true }),
    attribute('model', 'text', true, '品牌型号'),
    attribute('colour', 'text', true, '颜色'),
    attribute('vin', 'text', true, '车架号', { hasHint: true, unique: true }),
    attribute('engineNo', 'text', true, '发动机号', { hasHint: true, unique: true }),
    attribute('mileageKm', 'integer', true, '里程', { unit: 'unit.km', unique: true }),
    attribute('registeredOwner', 'text', false, '登记所有人', { hasHint: true, ownState: true }),
    attribute('registeredOn', 'date', false, '注册日期'),
    attribute('inspectedUntil', 'date', false, '年检有效期至'),
    attribute('insuredUntil', 'date', false, '保险到期日'),
    attribute('keys', 'integer', false, '钥匙', { unit: 'unit.key', ownState: true }),
    choice('drivingLicence', false, '行驶证', { present: '在车', absent: '不在', unknown: '不明' }),
    choice('registrationCertificate', false, '登记证书', { present: '在案', absent: '不在', unknown: '不明' }),
    attribute('fuelPercent', 'number', false, '油量或电量', { unit: 'unit.percent', ownState: true }),
    attribute('gpsDevice', 'text', false, '定位设备'),
    choice('drivable', false, '能否行驶', { yes: '能', no: '不能', unknown: '未试' }),
    attribute('towSlip', 'text', false, '拖车单', { ownState: true }),
    attribute('damage', 'text', false, '外观损伤', { ownState: true }),
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
