/* policy_file.c -- a policy read from its file, or the default one. */
#include "api/api_inside.h"

#include "base/memory.h"
#include "base/os_file.h"

static idt_status read_policy(const char *path, struct policy *policy,
                              idt_error *error) {
    struct mapped_file file;
    if (!path) return policy_default(policy, error);
    idt_status status = mapped_file_open(path, error, &file);
    if (status) return status;
    status = policy_parse(file.bytes, path, policy, error);
    mapped_file_close(&file);
    return status;
}

idt_status idt_policy_open(const char *path, idt_error *error,
                           idt_policy **policy) {
    if (!policy) return fail(error, IDT_BAD_ARGUMENT, NOWHERE, "no place");
    struct idt_policy *made = memory_take_zeroed(1, sizeof *made);
    if (!made) return fail_memory(error);
    idt_status status = read_policy(path, &made->policy, error);
    if (status) {
        memory_free(made);
        return status;
    }
    sha256_print(&made->policy.sum, made->sum);
    *policy = made;
    return IDT_OK;
}

void idt_policy_free(idt_policy *policy) {
    memory_free(policy);
}

const char *idt_policy_sum(const idt_policy *policy) {
    return policy->sum;
}

double idt_policy_threshold(const idt_policy *policy) {
    return score_told(policy->policy.threshold);
}

bool idt_policy_counts(const idt_policy *policy, const char *list) {
    return policy_counts(&policy->policy, span_of(list));
}

const char *idt_policy_list(const idt_policy *policy, uint32_t i) {
    return i < policy->policy.list_count ? policy->policy.lists[i].id : NULL;
}

uint32_t idt_policy_stale_days(const idt_policy *policy, const char *list) {
    return policy_stale_days(&policy->policy, span_of(list));
}
