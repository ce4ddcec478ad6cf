package nl.druif.ticketclock.hook;

/** What the systems send, after the examples in their manuals. */
final class Deliveries {
    private Deliveries() {}

    static String jiraCreated(String issue) {
        return """
                {"timestamp": 1777042800000, "webhookEvent": "jira:issue_created", "user": {"accountId": "99:27935d01"},
                 "issue": {"id": "99291", "key": "%s", "fields": {"summary": "Mail doet het niet",
                    "created": "2026-04-24T17:00:00.000+0200", "priority": {"id": "2", "name": "High"},
                    "status": {"name": "Open"}, "issuetype": {"name": "Incident"}, "project": {"key": "MAIL"},
                    "reporter": {"accountId": "557058:f58131cb", "displayName": "Anna"}}}}""".formatted(issue);
    }

    /** At 17:30 the priority, the status and the assignee are changed at once. */
    static String jiraUpdated(String issue, String status) {
        return """
                {"timestamp": 1777044600000, "webhookEvent": "jira:issue_updated",
                 "issue": {"key": "%1$s", "fields": {"created": "2026-04-24T17:00:00.000+0200", "status": {"name": "%2$s"},
                    "priority": {"name": "Highest"}, "project": {"key": "MAIL"}, "issuetype": {"name": "Incident"}}},
                 "changelog": {"id": "10124", "items": [
                    {"field": "description", "fromString": "a", "toString": "b"},
                    {"field": "priority", "fromString": "High", "toString": "Highest"},
                    {"field": "status", "fromString": "Open", "toString": "%2$s"},
                    {"field": "assignee", "from": null, "to": "5b10a2844c20165700ede21g"}]}}""".formatted(issue, status);
    }

    /** @param said of the comment, as JSON has it */
    static String jiraComment(String issue, String said) {
        return """
                {"timestamp": 1777044600000, "webhookEvent": "comment_created", "comment": {%s},
                 "issue": {"key": "%s", "fields": {"status": {"name": "Open"}}}}""".formatted(said, issue);
    }

    /** By ServiceNow's or TOPdesk's people, as the templates ask them to tell it. */
    static String written(String event) {
        return """
                {"eventId": "e-1", "event": "%s", "number": "M2604 001", "state": "2", "processingStatus": "Gemeld",
                 "sys_updated_on": "2026-04-24 15:00:00", "modificationDate": "2026-04-24T15:00:00.000+0000"}""".formatted(event);
    }

    static String zammad(String number, String state, String updatedAt) {
        return """
                {"ticket": {"number": "%s", "state": "%s", "priority": {"id": 3, "name": "3 high"}, "group": {"name": "Mail"},
                    "organization": "WATERLAND", "customer_id": 8, "created_at": "2026-04-24T15:00:00.000Z",
                    "updated_at": "%s"},
                 "article": {"id": 104, "sender": "Agent", "internal": false, "created_at": "2026-04-24T15:10:00.000Z",
                    "body": "We kijken ernaar."}}""".formatted(number, state, updatedAt);
    }

    static String serviceNow(String number, String state) {
        return """
                {"eventId": "%1$s:%2$s", "number": "%1$s", "state": "%2$s", "priority": "1", "sys_updated_on": "2026-04-24 15:00:00",
                 "opened_at": "2026-04-24 15:00:00", "sys_mod_count": "3", "assignment_group": "Netwerk",
                 "business_service": "mail", "company": "WATERLAND"}""".formatted(number, state);
    }

    static String topdesk(String number, String status) {
        return """
                {"eventId": "%1$s:%2$s", "number": "%1$s", "processingStatus": "%2$s", "priority": "P1",
                 "modificationDate": "2026-04-24T15:00:00.000+0000", "creationDate": "2026-04-24T15:00:00.000+0000",
                 "operatorGroup": "Netwerk", "subcategory": "mail", "branch": "WATERLAND"}""".formatted(number, status);
    }

    static String cloudEvent(String id, String ticket) {
        return """
                {"specversion": "1.0", "id": "%s", "source": "/desk", "type": "nl.example.ticket", "time": "2026-04-24T15:00:00Z",
                 "data": {"ticket": "%s", "type": "OPENED", "service": "mail", "customer": "WATERLAND"}}""".formatted(id, ticket);
    }
}
