import { role } from '@auditorsec/aws/kinds/iam';
import { addManaged } from '@auditorsec/aws/managed';
import type { Construct } from 'constructs';

const MONITORING = 'arn:aws:iam::aws:policy/service-role/AmazonRDSEnhancedMonitoringRole';

/** Roles that RDS takes in every region. IAM is global, and made before an emergency: its control plane is in us-east-1. */
export function databaseRoles(chart: Construct, name: string, account: string): void {
  addManaged(chart, role, {
    name: `${name}-monitoring`,
    forProvider: {
      description: 'RDS writes samples of the operating system to CloudWatch',
      assumeRolePolicy: trust('monitoring.rds.amazonaws.com'),
      managedPolicyArns: [MONITORING],
    },
  });
  const connect = {
    Effect: 'Allow',
    Action: 'rds-db:connect',
    Resource: `arn:aws:rds-db:*:${account}:dbuser:*/${name}`,
  };
  addManaged(chart, role, {
    name: `${name}-proxy`,
    forProvider: {
      description: 'RDS Proxy connects to the database as its one user',
      assumeRolePolicy: trust('rds.amazonaws.com'),
      inlinePolicy: [{ name: 'connect', policy: policy(connect) }],
    },
  });
}

function trust(service: string): string {
  return policy({ Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { Service: service } });
}

function policy(statement: object): string {
  return JSON.stringify({ Version: '2012-10-17', Statement: [statement] });
}
