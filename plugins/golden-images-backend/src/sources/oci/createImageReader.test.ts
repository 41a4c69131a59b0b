import { ConfigReader } from '@backstage/config';
import { createImageReader } from './createImageReader';

const entry = { name: 'own', host: 'registry.example.com' };

describe('createImageReader', () => {
  it.each([
    [{}, 'oci', 'https://registry.example.com/'],
    [
      { type: 'oci', url: 'https://x.example/api/docker/r' },
      'oci',
      'https://x.example/api/docker/r',
    ],
    [{ type: 'layout', path: '/srv/images' }, 'layout', '/srv/images'],
  ])('reads %j as %s of %s', (config, type, target) => {
    expect(
      createImageReader(new ConfigReader({ ...entry, ...config })),
    ).toMatchObject({ ...entry, type, target });
  });

  it.each([
    [{ type: 'ftp' }, /neither "oci" nor "layout"/],
    [{ type: 'layout' }, /'path'/],
    [{ host: undefined }, /'host'/],
    [{ host: 'Not A Host' }, /cannot stand in an image reference/],
    [{ url: 'registry.example.com' }, /not an https/],
    [{ url: 'https://me:secret@registry.example.com' }, /belong under "auth"/],
    [{ repositories: ['gol*den'] }, /only at the end/],
    [{ repositories: ['*/x*'] }, /only at the end/],
    [{ requestsPerSecond: 0 }, /above 0/],
    [{ auth: { username: 'me' } }, /only one of username and password/],
    [{ auth: { token: 'secret', dockerConfig: '/c' } }, /more than one way/],
  ])('refuses %j', (config, message) => {
    const create = () =>
      createImageReader(
        new ConfigReader(JSON.parse(JSON.stringify({ ...entry, ...config }))),
      );
    expect(create).toThrow(message);
    expect(create).not.toThrow(/secret/);
  });
});
