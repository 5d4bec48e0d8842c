import { expect, it } from 'vitest';
import { canonicalPlate, plateKind } from '@/domain/inventory/plate';

it.each([
  ['湘A12345', 'ordinary'],
  ['湘A·1B3C5', 'ordinary'],
  ['沪AD12345', 'newEnergy'],
  ['粤BF12345', 'newEnergy'],
  ['粤BDF1234', 'newEnergy'],
  ['京A12345D', 'newEnergy'],
  ['新Q1234挂', 'trailer'],
  ['湘A1234学', 'learner'],
  ['湘A1234警', 'police'],
  ['粤Z1234港', 'crossBorder'],
  ['粤Z1234澳', 'crossBorder'],
  ['沪A1234领', 'consular'],
  ['湘A12345临', 'temporary'],
  ['临A12345', 'temporary'],
  ['无牌', 'unplated'],
  ['湘AI2345', 'unusual'],
  ['湘AO2345', 'unusual'],
  ['湘A1234', 'unusual'],
  ['台A12345', 'unusual'],
  ['粤BF1234', 'ordinary'],
  ['京A1234挂5', 'unusual'],
  ['', 'unusual'],
])('plate %s: %s', (plate, kind) => expect(plateKind(plate)).toBe(kind));

it('is stored without dots and spaces, in capitals', () => expect(canonicalPlate(' 湘a · 1b3c5 ')).toBe('湘A1B3C5'));
