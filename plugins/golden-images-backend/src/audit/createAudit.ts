import type {
  AuditorService,
  PermissionsService,
  SchedulerService,
} from '@backstage/backend-plugin-api';
import type { Knex } from 'knex';
import type { ReadAccess } from '../inventory/read';
import { AuditReader } from './AuditReader';
import { AuditVerifier } from './AuditVerifier';
import { AuthorizedAudit } from './AuthorizedAudit';

/** Puts the reading side of the audit log together. */
export function createAudit(options: {
  readonly knex: Knex;
  readonly access: ReadAccess;
  readonly auditor: AuditorService;
  readonly permissions: PermissionsService;
  readonly now: () => Date;
}): { readonly audit: AuthorizedAudit; readonly verifier: AuditVerifier } {
  const reader = AuditReader.create(options);
  const verifier = AuditVerifier.create({ ...options, reader });
  return {
    audit: AuthorizedAudit.create({ ...options, reader, verifier }),
    verifier,
  };
}

/** Has the chain checked every hour; a broken one fails the task, so that the scheduler and the log show it. */
export async function scheduleAuditVerification(options: {
  readonly scheduler: SchedulerService;
  readonly verifier: Pick<AuditVerifier, 'verify'>;
}): Promise<void> {
  await options.scheduler.scheduleTask({
    id: 'golden-images-audit-verification',
    frequency: { hours: 1 },
    timeout: { minutes: 30 },
    initialDelay: { minutes: 2 },
    scope: 'global',
    fn: async () => {
      const { broken } = await options.verifier.verify();
      if (broken) {
        throw new Error(`The audit log is broken: ${broken.because}`);
      }
    },
  });
}
