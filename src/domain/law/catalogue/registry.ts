import { areasAgree } from './areasAgree';
import { cashInHand } from './cashInHand';
import { compelledAppearance } from './compelledAppearance';
import { copyHandedOver } from './copyHandedOver';
import { crossProvince } from './crossProvince';
import { decidedFirst } from './decidedFirst';
import { detention } from './detention';
import { engineNumber } from './engineNumber';
import { everyOutcome } from './everyOutcome';
import { evictionNotice } from './evictionNotice';
import { exemptGoods } from './exemptGoods';
import { fineRange } from './fineRange';
import { grassrootsPresent } from './grassrootsPresent';
import { interpreterNamed } from './interpreterNamed';
import { leftService } from './leftService';
import { listedOnce } from './listedOnce';
import { nightAndHoliday } from './nightAndHoliday';
import { noUseByCustodian } from './noUseByCustodian';
import { nonStatutoryTag } from './nonStatutoryTag';
import { notBeyondClaim } from './notBeyondClaim';
import { noticeToAppear } from './noticeToAppear';
import { orderToOpen } from './orderToOpen';
import { ownerIsDebtor } from './ownerIsDebtor';
import { paperWritten } from './paperWritten';
import { photosOfEach } from './photosOfEach';
import { questioningHours } from './questioningHours';
import { receiptOfDelivery } from './receiptOfDelivery';
import { requiredFacts } from './requiredFacts';
import { rowsAgree } from './rowsAgree';
import { rulingFirst } from './rulingFirst';
import { sealNumbers } from './sealNumbers';
import { sealOrNotice } from './sealOrNotice';
import { sealOrSign } from './sealOrSign';
import { searchWarrant } from './searchWarrant';
import { standbyInQueue } from './standbyInQueue';
import { surveyPlan } from './surveyPlan';
import { termEnding } from './termEnding';
import { termWithinMaximum } from './termWithinMaximum';
import { textAgrees } from './textAgrees';
import { unchangedSince } from './unchangedSince';
import { wholeTranscript } from './wholeTranscript';
import { womansSearch } from './womansSearch';
import type { CheckedRule } from '../shortfall';

/** The catalogue that an action and its paper are checked by, R01 to R36, and what the product itself asks of a paper (P). */
export const catalogue: readonly CheckedRule[] = [
  rulingFirst, wholeTranscript, everyOutcome, noticeToAppear, grassrootsPresent, copyHandedOver,
  rowsAgree, exemptGoods, notBeyondClaim, ownerIsDebtor, sealOrSign, sealOrNotice,
  engineNumber, noUseByCustodian, standbyInQueue, termWithinMaximum, termEnding, searchWarrant,
  womansSearch, orderToOpen, compelledAppearance, questioningHours, detention, fineRange,
  evictionNotice, receiptOfDelivery, surveyPlan, areasAgree, leftService, cashInHand,
  crossProvince, nightAndHoliday, interpreterNamed, nonStatutoryTag, sealNumbers, unchangedSince,
  paperWritten, decidedFirst, textAgrees, requiredFacts, photosOfEach, listedOnce,
];
