#!/bin/sh
# N-1 -> N -> N-1 on a running local cluster (kind or k3d) under load: docs/upgrade.md.
# usage: TOKEN=<bearer token with role integration> k8s/upgrade-drill.sh <tag of N-1> <tag of N>
set -eu
old=$1
new=$2
: "${TOKEN:?a token with role integration, valid for half an hour}"
registry=${REGISTRY:-registry.localhost:5000/druif}
api=${API:-https://api.druif.localtest.me}
services="agreement-service ticket-clock-service experience-service reporting-service"
here=$(cd "$(dirname "$0")" && pwd)
layer=$(mktemp -d "$here/overlays/drill.XXXXXX")
work=$(mktemp -d)
trap 'touch "$work/enough"; wait; rm -rf "$layer"' EXIT

roll() {
  {
    printf 'apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nresources:\n  - ../local\nimages:\n'
    for service in $services; do
      printf '  - name: %s/%s\n    newTag: %s\n' "$registry" "$service" "$1"
    done
  } >"$layer/kustomization.yaml"
  kubectl -n druif delete job -l app.kubernetes.io/component=migration --ignore-not-found
  kubectl apply -k "$layer"
  # Back on N-1 the schema stays at N: the older Flyway finds migrations it does not know, and changes nothing.
  kubectl -n druif wait --for=condition=complete job -l app.kubernetes.io/component=migration --timeout=30m
  kubectl -n druif rollout status deployment -l app.kubernetes.io/component=service --timeout=15m
}

ask() {
  curl -sk -o /dev/null -w '%{http_code}\n' --max-time 30 -H "Authorization: Bearer $TOKEN" "$@" || echo 000
}

# One ticket, an event for each number; and a read of every service.
load() {
  number=0
  while [ ! -e "$work/enough" ]; do
    number=$((number + 1))
    ask -X POST "$api/ticket-clock/v1/ticket-events" -H 'Content-Type: application/json' -H "Idempotency-Key: drill-$run-$number" \
      -d "{\"source\": \"drill\", \"ticket\": \"DRILL-$run\", \"sourceEventId\": \"$run-$number\", \"type\": \"CUSTOMER_REPLIED\", \"occurredAt\": \"$(date -u +%Y-%m-%dT%H:%M:%SZ)\"}" >>"$work/writes"
    for path in agreement/v1/agreements ticket-clock/v1/tickets experience/v1/surveys reporting/v1/watermelons; do
      ask "$api/$path" >>"$work/reads"
    done
  done
}

run=$(date +%s)
roll "$old"
load &
roll "$new"
roll "$old"
sleep 10
touch "$work/enough"
wait

accepted=$(grep -c '^20[01]$' "$work/writes" || true)
failed=$(cat "$work/writes" "$work/reads" | grep -vc '^\(2..\|429\)$' || true)
ticket=$(curl -skf -H "Authorization: Bearer $TOKEN" "$api/ticket-clock/v1/tickets?source=drill&reference=DRILL-$run" | sed 's/.*"id" *: *"\([^"]*\)".*/\1/')
kept=$(curl -skf -H "Authorization: Bearer $TOKEN" "$api/ticket-clock/v1/tickets/$ticket" | grep -o "\"sourceEventId\" *: *\"$run-[0-9]*\"" | sort -u | wc -l)
echo "$accepted events accepted, $kept kept; $failed requests failed of $(cat "$work/writes" "$work/reads" | wc -l)"
[ "$failed" -eq 0 ] && [ "$kept" -ge "$accepted" ]
