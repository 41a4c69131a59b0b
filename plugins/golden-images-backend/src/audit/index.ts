export { Actors, requireRole, type Actor, type RoleMembers } from './Actors';
export { AuditLog } from './AuditLog';
export { createAudit, scheduleAuditVerification } from './createAudit';
export { Decisions, type Decided, type WantedDecision } from './Decisions';
export { readRoles } from './readRoles';
export { addAuditRoutes } from './router';
