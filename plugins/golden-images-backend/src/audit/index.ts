export { Actors, requireRole, type Actor, type RoleMembers } from './Actors';
export { AuditLog } from './AuditLog';
export { readRoles } from './readRoles';
