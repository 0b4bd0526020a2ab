import type { PersonalControl } from './control.ts';

/** What needs a person. Nothing here is ever claimed: not by a rule, not by the score. */
export const personal: Readonly<Record<string, PersonalControl>> = {
  governance: {
    title: 'who decides, who is responsible, by which policies',
    evidence: 'policies with their approvals, roles, minutes of the board, a review by somebody independent',
    meets: {
      soc2: [
        'CC1.1',
        'CC1.2',
        'CC1.3',
        'CC1.5',
        'CC2.1',
        'CC2.2',
        'CC2.3',
        'CC4.1',
        'CC4.2',
        'CC5.1',
        'CC5.2',
        'CC5.3',
      ],
      iso27001: [
        'A.5.1',
        'A.5.2',
        'A.5.3',
        'A.5.4',
        'A.5.5',
        'A.5.6',
        'A.5.10',
        'A.5.31',
        'A.5.32',
        'A.5.35',
        'A.5.36',
      ],
      hipaa: ['164.308(a)(2)', '164.308(a)(8)', '164.316(a)', '164.316(b)(1)'],
      gdpr: ['37'],
    },
  },
  risk: {
    title: 'risks are found, judged and accepted',
    evidence: 'a register of risks, its reviews, sources of news on threats',
    meets: {
      soc2: ['CC3.1', 'CC3.2', 'CC3.3', 'CC3.4'],
      iso27001: ['A.5.7', 'A.5.8'],
      hipaa: ['164.308(a)(1)(ii)(A)', '164.308(a)(1)(ii)(B)', '164.308(a)(7)(ii)(E)'],
      gdpr: ['35'],
    },
  },
  people: {
    title: 'who works here: hired, trained, supervised, gone',
    evidence: 'contracts, records of training, checklists of those who came and left',
    meets: {
      soc2: ['CC1.4'],
      iso27001: ['A.6.1', 'A.6.2', 'A.6.3', 'A.6.4', 'A.6.5', 'A.6.6', 'A.6.7', 'A.6.8', 'A.5.11'],
      hipaa: [
        '164.308(a)(1)(ii)(C)',
        '164.308(a)(3)(ii)(A)',
        '164.308(a)(3)(ii)(B)',
        '164.308(a)(3)(ii)(C)',
        '164.308(a)(5)(ii)(A)',
      ],
    },
  },
  premises: {
    title: 'buildings, devices and media',
    evidence: 'for the data centres the reports of AWS (Artifact); for offices and laptops our own',
    meets: {
      soc2: ['CC6.4', 'CC6.5'],
      iso27001: [
        'A.5.9',
        'A.7.1',
        'A.7.2',
        'A.7.3',
        'A.7.4',
        'A.7.5',
        'A.7.6',
        'A.7.7',
        'A.7.8',
        'A.7.9',
        'A.7.10',
        'A.7.11',
        'A.7.12',
        'A.7.13',
        'A.7.14',
        'A.8.1',
        'A.8.17',
      ],
      hipaa: ['164.310(a)(1)', '164.310(b)', '164.310(c)', '164.310(d)(1)'],
    },
  },
  suppliers: {
    title: 'what suppliers promise, and whether they keep it',
    evidence:
      'contracts (with AWS: business associate addendum, data processing addendum), their reports, yearly reviews',
    meets: {
      soc2: ['CC9.2'],
      iso27001: ['A.5.19', 'A.5.20', 'A.5.21', 'A.5.22', 'A.5.23', 'A.8.30'],
      hipaa: ['164.308(b)(1)', '164.314(a)(1)', '164.308(a)(4)(ii)(A)'],
      gdpr: ['28'],
    },
  },
  'access-reviews': {
    title: 'who has access is asked for, granted, and reviewed',
    evidence: 'requests and approvals in the identity provider, quarterly reviews, the log of emergency access',
    meets: {
      soc2: ['CC6.2'],
      iso27001: ['A.5.16', 'A.5.18', 'A.8.4', 'A.8.18'],
      hipaa: ['164.308(a)(4)(ii)(C)', '164.312(a)(2)(ii)', '164.312(a)(2)(iii)'],
    },
  },
  'incident-response': {
    title: 'somebody answers, tells those who must know, and learns',
    evidence: 'rota, log of incidents, reviews afterwards; notices to the authority within 72 hours',
    meets: {
      soc2: ['CC7.3', 'CC7.4'],
      iso27001: ['A.5.24', 'A.5.25', 'A.5.26', 'A.5.27', 'A.5.28', 'A.5.37'],
      hipaa: ['164.308(a)(6)(ii)'],
      gdpr: ['33', '34'],
    },
  },
  'recovery-exercises': {
    title: 'backups are restored and regions evacuated, for practice',
    evidence: 'dated reports of exercises, with the times that they took; runbooks corrected by them',
    meets: {
      soc2: ['A1.3'],
      iso27001: ['A.5.30', 'A.8.13'],
      hipaa: ['164.308(a)(7)(ii)(D)'],
      gdpr: ['32(1)(d)'],
    },
  },
  'rights-and-records': {
    title: 'why personal data is kept, whose it is, and what they may ask',
    evidence: 'records of processing, lawful bases, answered requests, where each class of data is transferred',
    meets: {
      soc2: ['C1.1'],
      iso27001: ['A.5.12', 'A.5.13', 'A.5.34', 'A.8.33'],
      gdpr: ['6', '12-22', '30', '44'],
    },
  },
  application: {
    title: 'the application itself: its code, its tests, its own checks of data',
    evidence: 'reviews, tests and scans of its repository; a penetration test',
    meets: {
      soc2: ['CC6.8', 'CC7.1'],
      iso27001: ['A.8.7', 'A.8.8', 'A.8.23', 'A.8.25', 'A.8.26', 'A.8.27', 'A.8.28', 'A.8.29', 'A.8.34'],
      hipaa: ['164.308(a)(5)(ii)(B)', '164.312(c)(2)'],
    },
  },
};
