-- Tasks of terminated cases that are neither closed nor marked as terminated.
{{ open_tasks(
    'dayao2023', 'tasks_of_terminated_case', ['terminated_on'],
    {'done': '办结时间', 'stopped': '终止时间', 'limit': '承诺时限'}
) }}
