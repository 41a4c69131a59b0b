import { lookup as systemLookup } from 'node:dns';
import { BlockList, isIP, type LookupFunction } from 'node:net';
import { ImageReadError } from '@image-governance/plugin-golden-images-node';

const FORBIDDEN = new BlockList();
FORBIDDEN.addSubnet('0.0.0.0', 8, 'ipv4');
FORBIDDEN.addSubnet('127.0.0.0', 8, 'ipv4');
FORBIDDEN.addSubnet('169.254.0.0', 16, 'ipv4');
FORBIDDEN.addAddress('100.100.100.200', 'ipv4'); // Alibaba Cloud metadata
FORBIDDEN.addAddress('192.0.0.192', 'ipv4'); // Oracle Cloud metadata
FORBIDDEN.addAddress('::', 'ipv6');
FORBIDDEN.addAddress('::1', 'ipv6');
FORBIDDEN.addSubnet('fe80::', 10, 'ipv6');
FORBIDDEN.addAddress('fd00:ec2::254', 'ipv6'); // AWS metadata

const LOOPBACK = new BlockList();
LOOPBACK.addSubnet('127.0.0.0', 8, 'ipv4');
LOOPBACK.addAddress('::1', 'ipv6');

/**
 * Whether a host is, by its own text, an address that a registry has no
 * business to send us to: this machine, its link, a cloud's metadata service.
 */
export function isForbiddenHost(hostname: string): boolean {
  return isLocalName(hostname) || isIn(FORBIDDEN, hostname);
}

/** Whether a host is this machine. */
export function isLoopbackHost(hostname: string): boolean {
  return isLocalName(hostname) || isIn(LOOPBACK, hostname);
}

/** A look-up that refuses names which resolve to a forbidden address; checked when connecting, so that a second answer cannot slip by. */
export const guardedLookup: LookupFunction = (hostname, options, callback) => {
  systemLookup(hostname, { ...options, all: true }, (error, addresses) => {
    if (error) {
      callback(error, []);
      return;
    }
    if (addresses.some(({ address }) => isIn(FORBIDDEN, address))) {
      callback(forbiddenError(hostname), []);
      return;
    }
    if (options.all) callback(null, addresses);
    else callback(null, addresses[0].address, addresses[0].family);
  });
};

/** The error of a redirect to a forbidden address. */
export function forbiddenError(hostname: string): ImageReadError {
  return new ImageReadError(
    'invalid',
    `The registry redirects to ${hostname}, an address of this machine or its surroundings; not followed`,
  );
}

function isLocalName(hostname: string): boolean {
  return /(?:^|\.)localhost\.?$/i.test(hostname);
}

function isIn(list: BlockList, hostname: string): boolean {
  const address = hostname.replace(/^\[|\]$/g, '');
  const version = isIP(address);
  return version !== 0 && list.check(address, version === 6 ? 'ipv6' : 'ipv4');
}
