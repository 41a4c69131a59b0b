import type { Draft } from '../draft';
import { SHELLS } from '../packages/kinds';
import { show } from '../shell/word';
import type { CommandJudge } from './judge';

/** mount: what is remounted to be written to is never allowed (R-T3-03, AMB-06). */
export function judgeMount(): CommandJudge {
  return args => {
    const text = args.map(show).join(' ');
    return /\bremount\b/.test(text) && /\brw\b/.test(text)
      ? [
          {
            item: 'remount',
            reason: `mount ${text.slice(
              0,
              60,
            )} makes a read-only filesystem writable`,
          },
        ]
      : [
          {
            item: 'security-context',
            reason: `mount ${text.slice(0, 60)} changes what is mounted`,
          },
        ];
  };
}

/** setcap: by the capability (R-T3-08, AMB-06b). */
export function judgeSetcap(): CommandJudge {
  return args => {
    const text = args.map(show).join(' ').toLowerCase();
    if (args.some(each => each.text === '-r')) {
      return [
        { item: 'security-context', reason: 'setcap takes capabilities away' },
      ];
    }
    if (/cap_net_(raw|admin)/.test(text)) {
      return [
        {
          item: 'network-stack',
          reason: `setcap ${text.slice(
            0,
            60,
          )} gives access to raw sockets or the network's settings`,
        },
      ];
    }
    return [
      /cap_sys_module/.test(text)
        ? {
            item: 'kernel-module',
            reason: 'setcap lets a program load kernel modules',
          }
        : {
            item: 'security-context',
            reason: `setcap ${text.slice(0, 60)} gives capabilities`,
          },
    ];
  };
}

/** sysctl: by the setting. */
export function judgeSysctl(): CommandJudge {
  return args => {
    const set = args.filter(({ text }) => text.includes('='));
    return set.map(word => ({
      item: word.text.startsWith('net.') ? 'network-stack' : 'security-context',
      reason: `sysctl ${show(word)} changes settings of the kernel`,
    }));
  };
}

/** chmod: only what lets a program run as another user. */
export function judgeChmod(): CommandJudge {
  return args =>
    args.some(({ text }) =>
      /^[ugoa]*\+[rwxXt]*s|^[0-7]?[2467][0-7]{3}$/.test(text),
    )
      ? [
          {
            item: 'security-context',
            reason: `chmod ${args
              .map(show)
              .join(' ')
              .slice(0, 60)} lets a program run as another user`,
          },
        ]
      : [];
}

/** Users and groups (R-T2-03), or a second root. */
export function judgeUsers(program: string): CommandJudge {
  return (args): Draft[] => {
    const text = args.map(show).join(' ');
    if (/(^| )(-u|--uid)[ =]?0( |$)/.test(text)) {
      return [
        {
          item: 'root-user',
          reason: `${program} ${text.slice(0, 60)} makes a user with UID 0`,
        },
      ];
    }
    const shell = /(^| )(-s|--shell)[ =](\S*)/.exec(text)?.[3];
    const note =
      shell && SHELLS.has(shell.split('/').at(-1) ?? '')
        ? ', with a shell that the image does not have'
        : '';
    return [
      {
        item: 'user',
        reason: `${program} ${text.slice(
          0,
          60,
        )} changes users or groups${note}`,
      },
    ];
  };
}

/** cosign verify with a part of it left out (R-T3-09). */
export function judgeCosign(): CommandJudge {
  return (args, { command }) => {
    const [first] = args;
    const insecure = args.filter(({ text }) =>
      /^--(insecure-|allow-insecure|allow-http|private-infrastructure|check-claims=false)/.test(
        text,
      ),
    );
    return first?.text.startsWith('verify') && insecure.length > 0
      ? [
          {
            item: 'image-verification',
            reason: `cosign ${command.words
              .slice(1)
              .map(show)
              .join(' ')
              .slice(0, 80)} leaves a part of the verification out`,
          },
        ]
      : [];
  };
}

/** Programs that add a repository. */
export function judgeRepository(program: string): CommandJudge {
  return (args): Draft[] => {
    if (
      program.endsWith('config-manager') &&
      !args.some(({ text }) => /^(--add-repo|addrepo)/.test(text))
    ) {
      return [];
    }
    return [
      {
        item: 'external-source',
        reason: `${program} ${args
          .map(show)
          .join(' ')
          .slice(0, 80)} adds a repository`,
      },
    ];
  };
}
