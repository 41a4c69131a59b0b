export { releaseLink } from './CandidateChanges';
export { type CandidateStore } from './CandidateStore';
export * from './createPromotion';
export * from './GateSource';
export { needsOf } from './PromotionAccess';
export { type HasNotes } from './PromotionGates';
export { promotionNoticeKey } from './promotionNotices';
export { addPromotionRoutes } from './router';
