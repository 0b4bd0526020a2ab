"""Makes calls of AWS's SDK against an address, in order, and says what came of each.

Standard input: {"endpoint", "calls": [{"service", "region", "action", "params", "is"?, "id"?}]}. `is` is what later
calls name the result by, `id` the path of its value in the answer. Standard output: one word and a message a call.
"""

import functools
import json
import sys

import boto3
from botocore.config import Config
from botocore.exceptions import ClientError, ParamValidationError
from botocore.parsers import ResponseParserError

given = json.load(sys.stdin)
once = Config(retries={"max_attempts": 0})
known = {}


@functools.cache
def client(service, region):
    credentials = {"aws_access_key_id": "moto", "aws_secret_access_key": "moto"}
    return boto3.client(service, region_name=region, endpoint_url=given["endpoint"], config=once, **credentials)


def resolved(value):
    if isinstance(value, dict):
        return {key: resolved(each) for key, each in value.items()}
    if isinstance(value, list):
        return [resolved(each) for each in value]
    return known.get(value, value) if isinstance(value, str) else value


def outcome(call):
    try:
        answer = getattr(client(call["service"], call["region"]), call["action"])(**resolved(call["params"]))
    except ParamValidationError as error:
        return "invalid", str(error)
    except ResponseParserError as error:
        return "unknown", str(error)
    except ClientError as error:
        status = error.response["ResponseMetadata"]["HTTPStatusCode"]
        # A bare 404 is no error of AWS: moto has no such address.
        strange = status >= 500 or error.response["Error"]["Code"] == "404"
        return ("unknown" if strange else "refused"), str(error)
    if "is" in call:
        known[call["is"]] = functools.reduce(lambda part, key: part[key], call["id"].split("."), answer)
    return "accepted", ""


json.dump([outcome(call) for call in given["calls"]], sys.stdout)
