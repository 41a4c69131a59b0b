import type { GovernedDecision } from '../domain/policy/governedDecision';
import type {
  Accountable,
  Activity,
  RaciCell,
  RaciLetter,
} from '../domain/policy/raci';
import type { Role } from '../domain/policy/role';

/** Who decides what: the RACI matrix, and who plays its roles in this organisation. */
export interface Responsibilities {
  readonly activities: readonly ActivityView[];
  readonly roles: readonly RoleView[];
  readonly legend: readonly {
    readonly letter: RaciLetter;
    readonly title: string;
    readonly text: string;
  }[];
}

/** A row of the matrix. */
export interface ActivityView {
  readonly activity: Activity;
  readonly title: string;
  readonly cells: Readonly<Record<Role, RaciCell>>;
  readonly accountable: Accountable;
  /** Decisions of the portal that belong to it. */
  readonly decisions: readonly DecisionRight[];
}

/** A decision, and the role that takes it. */
export interface DecisionRight {
  readonly decision: GovernedDecision;
  readonly title: string;
  readonly role: Role;
}

/** A role with who plays it. */
export interface RoleView {
  readonly role: Role;
  readonly title: string;
  /** Groups and users of `goldenImages.roles`; absent for app teams, which are all who own something in the catalog. */
  readonly members?: readonly string[];
}
