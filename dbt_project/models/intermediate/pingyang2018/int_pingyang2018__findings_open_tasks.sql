-- Tasks of cases that the register shows as closed or terminated, neither done nor stopped.
{{ open_tasks(
    'pingyang2018', 'tasks_of_ended_case', ['closed_on', 'terminated_on'],
    {'done': '实际办结日期', 'stopped': '终止日期', 'limit': '计划办结日期'}
) }}
