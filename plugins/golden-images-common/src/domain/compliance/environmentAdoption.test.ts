import {
  environmentAdoption,
  type EnvironmentCount,
} from './environmentAdoption';

function count(
  environment: string,
  verdict: EnvironmentCount['verdict'],
  workloads: number,
): EnvironmentCount {
  return {
    environment,
    production: environment === 'production',
    verdict,
    workloads,
    pods: workloads * 2,
  };
}

describe('environmentAdoption', () => {
  it('counts the adopted and the unknown of each environment', () => {
    expect(
      environmentAdoption([
        count('production', 'golden', 2),
        count('production', 'unapproved-variant', 1),
        count('production', 'unknown', 3),
        count('production', 'custom-build', 4),
      ]),
    ).toEqual([
      {
        name: 'production',
        production: true,
        workloads: 10,
        adopted: 3,
        unknown: 3,
        pods: 20,
      },
    ]);
  });

  it('orders them as a release passes through them, R-LIFE-03', () => {
    const names = [
      'production',
      'shared',
      'Staging-eu',
      'qa',
      'development',
      'dev',
    ];
    expect(
      environmentAdoption(names.map(name => count(name, 'golden', 1))).map(
        ({ name }) => name,
      ),
    ).toEqual([
      'dev',
      'development',
      'qa',
      'Staging-eu',
      'shared',
      'production',
    ]);
  });
});
