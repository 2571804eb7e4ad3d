"""The list of commands. Belongs here: names and one line each. Nothing else."""

from __future__ import annotations

from pipelines.cli.frame import LazyGroup

COMMANDS = {
    "run": ("pipelines.cli.run", "读取新收到的报表，计算、核对、发布，编制通报"),
    "check": ("pipelines.cli.check", "检查报表，只提示问题，不入库"),
    "template": ("pipelines.cli.template", "生成空白报表"),
    "submissions": ("pipelines.cli.submissions", "应报清单：谁按时、迟报、未报"),
    "files": ("pipelines.cli.files", "收到过的全部文件及处理结果"),
    "findings": ("pipelines.cli.findings", "发现的问题，逐个单元格"),
    "decisions": ("pipelines.cli.decisions", "更正和豁免记录，以及是否起作用"),
    "links": ("pipelines.cli.links", "项目名称与平台对不上的：列出、导出核对、收回结论"),
    "indicators": ("pipelines.cli.indicators", "指标值、目标、是否达标、排名"),
    "rank": (
        "pipelines.cli.rank",
        "名次经不经得起推敲：并列、分母过小、距目标、去掉一份报表会怎样",
    ),
    "whatif": ("pipelines.cli.whatif", "推演：换一个目标、分母、取舍或报送关系，排名会怎样"),
    "problems": ("pipelines.cli.problems", "问题台账：在哪一级、停了几天、下一步该谁办"),
    "lists": ("pipelines.cli.lists", "清单：要催、要督、要补的项目和单位，依据在哪一行"),
    "cases": ("pipelines.cli.cases", "办件的环节：何时到期、办没办、超了多久"),
    "measures": ("pipelines.cli.measures", "指标的分子、分母等各项数"),
    "trace": ("pipelines.cli.trace", "一个数字由哪些报表的哪些行得来"),
    "bulletin": ("pipelines.cli.bulletin", "编制、签发、核验一期通报（.docx 和 .xlsx）"),
    "remind": ("pipelines.cli.remind", "谁还欠报什么、何时截止"),
    "simulate": ("pipelines.cli.simulate", "生成模拟报表（标明为模拟数据）"),
    "serve": ("pipelines.cli.serve", "打开查询页面"),
}

app = LazyGroup(
    COMMANDS,
    name="daiban",
    help="代办服务报表：从收到的表格到指标、排名和通报。",
    no_args_is_help=True,
)
