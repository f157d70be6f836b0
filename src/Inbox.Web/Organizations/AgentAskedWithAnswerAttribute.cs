using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Inbox.Web.Organizations;

/// <summary>
/// The action asks the agent's row in one round trip with what it answers from (<see cref="CurrentAgent.AskWithAsync"/>), and
/// authorization goes by what was read last. No answer leaves before the row was asked, whatever the action did.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class AgentAskedWithAnswerAttribute : Attribute, IAsyncAlwaysRunResultFilter
{
    public async Task OnResultExecutionAsync(ResultExecutingContext context, ResultExecutionDelegate next)
    {
        var currentAgent = context.HttpContext.RequestServices.GetRequiredService<CurrentAgent>();
        if (await currentAgent.FindAsync(context.HttpContext.RequestAborted) is null)
        {
            context.Result = new ChallengeResult();
        }

        await next();
    }
}
