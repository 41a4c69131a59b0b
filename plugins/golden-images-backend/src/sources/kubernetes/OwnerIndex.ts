import { controllerOf, type ObjectMetadata } from './objects';

/** Owner references are data, so that a ring of them is possible. */
const LONGEST_CHAIN = 8;

/** The controller that a pod is accounted to, or one on the way there. */
export interface Owner {
  readonly kind: string;
  readonly name: string;
  readonly uid: string;
}

/**
 * Who owns the ReplicaSets and Jobs of a cluster: uid → controller, the whole
 * of what is kept of them during a scan.
 */
export class OwnerIndex {
  readonly #owners = new Map<string, Owner | 'none'>();
  /** One object for all ReplicaSets of a Deployment. */
  readonly #shared = new Map<string, Owner>();

  /** Notes an object's controller; seeing an object twice does no harm. */
  add(object: ObjectMetadata): void {
    const controller = controllerOf(object);
    this.#owners.set(
      object.uid,
      controller
        ? this.#share({
            kind: controller.kind,
            name: controller.name,
            uid: controller.uid,
          })
        : 'none',
    );
  }

  /** Whether the object is known, with or without a controller. */
  knows(uid: string): boolean {
    return this.#owners.has(uid);
  }

  /** Follows controllers upwards as far as they are known, at most as far as chains go in practice. */
  topOf(owner: Owner): Owner {
    let top = owner;
    for (let steps = 0; steps < LONGEST_CHAIN; steps++) {
      const next = this.#owners.get(top.uid);
      if (next === undefined || next === 'none') {
        break;
      }
      top = next;
    }
    return top;
  }

  #share(owner: Owner): Owner {
    const shared = this.#shared.get(owner.uid) ?? owner;
    this.#shared.set(owner.uid, shared);
    return shared;
  }
}
