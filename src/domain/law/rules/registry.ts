import type { LegalRule } from '../rule';
import { clueVerificationRule } from './clueVerification';
import { delayedPerformanceInterestRule } from './delayedPerformanceInterest';
import { enforcementFeeRule } from './enforcementFee';
import { measureTermsRule } from './measureTerms';

/** Every legal rule of the product; one test looks at all of them. */
export const legalRules: readonly LegalRule[] = [enforcementFeeRule, clueVerificationRule, delayedPerformanceInterestRule, measureTermsRule];
